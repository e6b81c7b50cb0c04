# Makes dist\certdesk (the program) and dist\certdesk-setup-*.exe (its set-up) on Windows 10 or 11.
#   powershell -ExecutionPolicy Bypass -File resources\windows\build.ps1
# Needs Python 3.11, 3.12 or 3.13 (the py launcher) and, for the set-up, Inno Setup 6.
$ErrorActionPreference = "Stop"
Set-Location (Join-Path $PSScriptRoot "..\..")

function Invoke-Step([string] $What, [scriptblock] $Step) {
    Write-Host "== $What"
    & $Step
    if ($LASTEXITCODE -ne 0) { throw "$What failed ($LASTEXITCODE). Nothing was installed on this computer." }
}

$python = $null
foreach ($version in "3.13", "3.12", "3.11") {
    & py "-$version" -c "import sys" 2>$null
    if ($LASTEXITCODE -eq 0) { $python = $version; break }
}
if (-not $python) { throw "Python 3.11, 3.12 or 3.13 is needed: https://www.python.org" }

if (-not (Test-Path .venv\Scripts\python.exe)) {
    Invoke-Step "Make .venv with Python $python" { & py "-$python" -m venv .venv }
}
$run = ".venv\Scripts\python.exe"
Invoke-Step "Install the libraries of requirements.lock" {
    & $run -m pip install --quiet --disable-pip-version-check --no-input `
        --require-hashes --only-binary :all: -r requirements.lock
}
Invoke-Step "Make dist\certdesk" { & $run -m PyInstaller --noconfirm --clean --log-level WARN build.spec }
Invoke-Step "Try it" { & $run -m tests.bundle }

$inno = @("${env:ProgramFiles(x86)}\Inno Setup 6\ISCC.exe", "$env:ProgramFiles\Inno Setup 6\ISCC.exe") |
    Where-Object { Test-Path $_ } | Select-Object -First 1
if (-not $inno) {
    Write-Host "dist\certdesk is ready. For its set-up install Inno Setup 6, then run this again."
    exit 0
}
$version = & $run -c "import certdesk; print(certdesk.__version__)"
Invoke-Step "Make the set-up" { & $inno /Qp "/DVersion=$version" resources\windows\certdesk.iss }
Write-Host "Ready: dist\certdesk-setup-$version.exe"
