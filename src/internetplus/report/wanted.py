"""Names of measures that the report looks for, in one place."""

GRADES = tuple(f"grade_{place}" for place in range(8))
SANCTIONS = ("error", "lawful", "collateral", "disproportionate", "conform")
SANCTION = {kind: f"sanction_{kind}" for kind in SANCTIONS}
RECORD = {
    "conform": "records_true",
    "error": "records_false",
    "collateral": "records_mix_up",
    "lawful": "records_lawful",
}  # colour -> measure
EXCLUSION = ("refused_score", "refused_essential", "refused")
CHILDREN = ("children_refused", "children_refused_false")
FAMILIES = ("income", "settlement", "residence", "age")


def split_group(group: str) -> tuple[str, str]:
    """Family and name of a group; 'all' belongs to no family."""
    for mark in (":", "/", "=", " "):
        if mark in group:
            family, _, name = group.partition(mark)
            return family.strip(), name.strip()
    return "", group
