"""A link to the screen that is already open changes its parameters, but not the browser's address.

The address says which workshop, block and language one looks at: it is copied, sent, reloaded. After such a link it would
still name what was shown before.

Needed in Streamlit 1.67.0. Once a page link to the open page changes the address, this module can go.
"""

import streamlit as st


def write_address() -> None:
    """Write the parameters of this run into the browser's address."""
    st.query_params.from_dict(st.query_params.to_dict())
