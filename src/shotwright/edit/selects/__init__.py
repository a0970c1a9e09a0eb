"""Selects: the good parts of footage, and a first cut of them.

looking   shots of a film with how sharp, steady, loud and alike they are
rules     shots -> Cut: by length and order, the best of duplicates; to beats; by words
beats     when music strikes
"""
