"""An indicator over periods and organisations."""
