"""What the screens share: frame, layout, language, forms, charts, saving."""
