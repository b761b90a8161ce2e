"""The JSON Schema of a scheme file, for editors."""

from __future__ import annotations

from typing import Any

from internetplus.schemes.model import Scheme

ONE_OR_SEVERAL = ("enter", "deny", "grant", "grade", "list", "measure", "per")


def json_schema() -> dict[str, Any]:
    """The schema of a scheme file, with the short forms that a file may use."""
    schema = Scheme.model_json_schema(by_alias=True, mode="validation")
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "Scheme of the Internet Plus Lab"
    for block in (schema, *schema["$defs"].values()):
        _short_forms(block)
    return schema


def _short_forms(block: dict[str, Any]) -> None:
    """Titles may be one text, points one number, names one name."""
    for key, rule in block.get("properties", {}).items():
        if key == "points" and "additionalProperties" in rule:
            long = rule["additionalProperties"]
            rule["additionalProperties"] = {"anyOf": [{"type": "number"}, long]}
        elif key == "title" or (key in ONE_OR_SEVERAL and rule.get("type") == "array"):
            block["properties"][key] = {"anyOf": [{"type": "string"}, rule]}
