"""What is done to WeasyPrint's objects before they are a file."""

import base64
from io import BytesIO

import pikepdf
from PIL import Image
from weasyprint import HTML

from exporters.pdf.finishing import finish


def test_a_picture_that_comes_compressed_stays_as_it_is():
    """As the emoji of a system's coloured font do."""
    photo = BytesIO()
    Image.new("RGB", (8, 8), (200, 30, 30)).save(photo, "JPEG")
    data = base64.b64encode(photo.getvalue()).decode()
    page = HTML(string=f'<html lang="en"><title>A</title><img alt="A" src="data:image/jpeg;base64,{data}"></html>')
    made = page.write_pdf(pdf_variant="pdf/ua-1", finisher=lambda _, pdf: finish(pdf))
    with pikepdf.open(BytesIO(made)) as document:
        [picture] = [thing for thing in document.objects if thing.get("/Subtype") == "/Image"]
        assert picture.Filter == "/DCTDecode"
        red, green, blue = pikepdf.PdfImage(picture).as_pil_image().getpixel((4, 4))
    assert red > 150 > green
    assert blue < 100
