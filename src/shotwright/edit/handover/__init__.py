"""The hand-over: a cut opens in the editor that a professional already uses, and comes back.

timeline   Cut -> OpenTimelineIO, the lossless form     edited    a timeline from any editor -> Cut
baked      what a format cannot say, as media           files     one call: every format into a folder
fcp7       Final Cut 7 XML, which Premiere reads        fcpxml    Final Cut Pro XML 1.10
edl        CMX 3600, one list for each video track
"""
