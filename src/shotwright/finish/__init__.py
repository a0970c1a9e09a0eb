"""Finishing: a film becomes the files that platforms take.

presets, disclosure   what each platform and law asks, as dated data
footage               what a film file is, and how it is brought into plain form
loud                  its sound, mastered in two passes
subject, reframe      where the subject is, and a crop that follows it
deliver               all of it, checked, signed last
"""
