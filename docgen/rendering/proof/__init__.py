"""The structural proof of a rendered DOCX: what Word would repair or refuse is found first."""

from docgen.rendering.proof.fault import Fault
from docgen.rendering.proof.structure import PackageProof, prove_structure

__all__ = ["Fault", "PackageProof", "prove_structure"]
