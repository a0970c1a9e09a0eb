"""Things, vehicles and simple creatures: rows of tables, drawn from a small vocabulary of forms.

`table` reads the rows, `finish` is what they are made of, `forms` draws, `motion` moves, `figure` is the Figure of them,
`repertory` says what each of them can do.
"""
