"""From a YAML file to a strict model, checked, and to flat arrays; knows no society."""
