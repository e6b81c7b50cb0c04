; Inno Setup 6: the set-up of dist\certdesk for every account of a computer. build.ps1 runs it.
; The register is no part of it: C:\ProgramData\certdesk is made at the first start, and stays
; when the program is taken away or replaced.
#ifndef Version
  #error Run build.ps1, which tells the version
#endif

[Setup]
AppId={{7C1D9B54-5B0E-4B6B-9C53-4C45534B3031}
AppName=certdesk
AppVersion={#Version}
AppVerName=certdesk {#Version}
DefaultDirName={autopf}\certdesk
DefaultGroupName=certdesk
DisableProgramGroupPage=yes
PrivilegesRequired=admin
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0
SourceDir=..\..
OutputDir=dist
OutputBaseFilename=certdesk-setup-{#Version}
SetupIconFile=resources\windows\certdesk.ico
UninstallDisplayIcon={app}\certdesk.exe
LicenseFile=LICENSE
Compression=lzma2
SolidCompression=yes
WizardStyle=modern
; an open window would keep the files of the older program
CloseApplications=yes

[Languages]
Name: "arabic"; MessagesFile: "compiler:Languages\Arabic.isl"
Name: "french"; MessagesFile: "compiler:Languages\French.isl"

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"

[Dirs]
; every account of the counter works in the one register
Name: "{commonappdata}\certdesk"; Permissions: users-modify; Flags: uninsneveruninstall

[InstallDelete]
; libraries of an older version must not stay beside the new ones
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "dist\certdesk\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{group}\مصلحة الشهادات"; Filename: "{app}\certdesk.exe"
Name: "{autodesktop}\مصلحة الشهادات"; Filename: "{app}\certdesk.exe"; Tasks: desktopicon

[Run]
Filename: "{app}\certdesk.exe"; Flags: nowait postinstall skipifsilent; Description: "{cm:LaunchProgram,certdesk}"
