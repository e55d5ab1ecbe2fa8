"""The windows in which the tests look at the tool; `open_page` opens a wide one unless told otherwise."""

SIZES = {"wide": {"width": 1440, "height": 900}, "phone": {"width": 390, "height": 844}}
