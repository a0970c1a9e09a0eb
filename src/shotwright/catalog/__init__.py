"""The catalogue: models, prices, plans and lifecycles as dated data. No network; it knows no words of a prompt."""
