"""Names that sound like the country's and belong to nobody: things of a stationer's shop."""

from typing import Final

# beginning, in Arabic and Latin letters; an empty one stands for itself
_BEGINNINGS = (
    ("بن ", "BEN"),
    ("بو", "BOU"),
    ("آيت ", "AIT "),
    ("ولد ", "OULD "),
    ("بال", "BEL"),
    ("سيدي ", "SIDI "),
    ("بلحاج ", "BELHADJ "),
    ("عبد ال", "ABDEL"),
)
_THINGS = (
    ("مثال", "MITHAL"),
    ("قلم", "KALEM"),
    ("دفتر", "DEFTAR"),
    ("حبر", "HEBR"),
    ("ورق", "WARAK"),
    ("ختم", "KHETM"),
    ("سجل", "SIDJIL"),
    ("ملف", "MILAF"),
    ("مسطرة", "MESTARA"),
    ("محبرة", "MAHBARA"),
    ("ريشة", "RICHA"),
    ("ممحاة", "MIMHAT"),
    ("طبشور", "TABCHOUR"),
    ("سبورة", "SABOURA"),
    ("محفظة", "MAHFADA"),
    ("مقلمة", "MIKLAMA"),
    ("كراس", "KOURRAS"),
    ("غلاف", "GHILAF"),
    ("طابع", "TABAA"),
    ("مظروف", "MADROUF"),
    ("خزانة", "KHIZANA"),
    ("درج", "DARDJ"),
    ("مكتب", "MAKTEB"),
    ("كرسي", "KOURSI"),
    ("فانوس", "FANOUS"),
    ("شمعة", "CHEMAA"),
    ("مرآة", "MIRAAT"),
    ("ساعة", "SAA"),
    ("جرس", "DJARAS"),
    ("مفتاح", "MEFTAH"),
)
_BOYS = (
    ("أمين", "Amine"),
    ("سمسم", "Semsem"),
    ("مرجان", "Mordjane"),
    ("ياقوت", "Yakout"),
    ("هلال", "Hilal"),
    ("نسيم", "Nassim"),
    ("رياض", "Riad"),
    ("فارس", "Fares"),
    ("وسيم", "Wassim"),
    ("أنيس", "Anis"),
    ("زكرياء", "Zakaria"),
    ("إلياس", "Ilyes"),
    ("بلال", "Bilal"),
    ("هشام", "Hichem"),
    ("سفيان", "Sofiane"),
    ("كريم", "Karim"),
    ("منير", "Mounir"),
    ("توفيق", "Toufik"),
    ("جواد", "Djaoued"),
    ("عادل", "Adel"),
)
_GIRLS = (
    ("لؤلؤة", "Loulou"),
    ("فيروز", "Fairouz"),
    ("زمردة", "Zoumourrouda"),
    ("نجمة", "Nedjma"),
    ("سمية", "Soumia"),
    ("خديجة", "Khadidja"),
    ("مريم", "Meriem"),
    ("أسماء", "Asma"),
    ("هاجر", "Hadjer"),
    ("إيمان", "Imane"),
    ("نسرين", "Nesrine"),
    ("حنان", "Hanane"),
    ("سعاد", "Souad"),
    ("نوال", "Naouel"),
    ("وردة", "Warda"),
    ("ياسمين", "Yasmine"),
    ("ريم", "Rym"),
    ("صبرينة", "Sabrina"),
    ("آمال", "Amel"),
    ("زهرة", "Zohra"),
)
_PAIRS = (("محمد {}", "Mohamed {}"), ("{}", "{}"), ("{} الدين", "{} Eddine"), ("{}", "{}"))

FAMILY: Final = tuple(
    (f"{start}{thing}", f"{latin_start}{latin}")
    for start, latin_start in _BEGINNINGS
    for thing, latin in _THINGS
)
"""Family names in Arabic and Latin letters."""
GIVEN: Final = (
    *(
        (pair.format(name), latin_pair.format(latin))
        for pair, latin_pair in _PAIRS[:3]
        for name, latin in _BOYS
    ),
    *_GIRLS,
)
"""Given names in Arabic and Latin letters."""
