"""Holds a FHIR export against an independent model of R4B: python3 -m pip install 'fhir.resources>=7', then
letdown export --fhir - | python3 tools/fhir/validate.py
Reads one resource or Bundle from standard input; ends with 1 when it is not of that model."""

import json
import sys

from fhir.resources.R4B import get_fhir_model_class


def check(resource):
    model = get_fhir_model_class(resource["resourceType"])
    model.model_validate(resource) if hasattr(model, "model_validate") else model.parse_obj(resource)
    return resource["resourceType"]


def main():
    resource = json.load(sys.stdin)
    counted = {}
    for one in [resource] + [entry["resource"] for entry in resource.get("entry", [])]:
        kind = check(one)
        counted[kind] = counted.get(kind, 0) + 1
    known = {entry["resource"].get("id") for entry in resource.get("entry", [])}
    for entry in resource.get("entry", []):
        for member in entry["resource"].get("hasMember", []):
            assert member["reference"].split("/")[1] in known, "a member is missing"
    print(", ".join(f"{count} {kind}" for kind, count in sorted(counted.items())), "as R4B has them")


main()
