"""What Streamlit lacks, and what makes up for it: a module for each gap."""
