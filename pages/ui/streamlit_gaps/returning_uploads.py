"""An uploader gives its file in every run, not once when the file arrives.

A file that was brought in once would be brought in again by the next run, as a further workshop. Streamlit numbers each
upload, so the number decides: the same upload makes the same workshop, and making what is there already does nothing.

Needed in Streamlit 1.67.0. Once an uploader says that a file has just arrived, this module can go.
"""

from uuid import UUID, uuid5

from streamlit.runtime.uploaded_file_manager import UploadedFile

_UPLOADS = UUID("8f6d3a5e-52c0-5b4e-8a5f-6d1f1c0a9e11")


def id_of_upload(file: UploadedFile) -> UUID:
    """The id of what an uploaded file becomes: the same for the same upload, another when it is uploaded again."""
    return uuid5(_UPLOADS, file.file_id)
