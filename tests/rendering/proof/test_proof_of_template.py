"""A template is read once; a document made from it is proved by what changed."""

import pickle

from docgen.rendering.proof import PackageProof, prove_structure

BODY = "word/document.xml"
FOOTER = "word/footer1.xml"
STYLES = "word/styles.xml"


def replaced(parts: dict[str, bytes], part: str, old: str, new: str) -> dict[str, bytes]:
    text = parts[part].decode()
    assert old in text
    return {part: text.replace(old, new).encode()}


def codes(proof: PackageProof, changed: dict[str, bytes]) -> list[str]:
    return [fault.code for fault in proof.prove(changed)]


def test_unchanged_template_has_no_fault(good_parts: dict[str, bytes]) -> None:
    proof = PackageProof(good_parts)
    assert proof.prove_template() == []
    assert proof.prove({}) == []


def test_changed_part_is_checked_against_the_template(good_parts: dict[str, bytes]) -> None:
    proof = PackageProof(good_parts)
    assert codes(proof, replaced(good_parts, BODY, "Heading1", "H")) == ["style-exists"]
    assert codes(proof, replaced(good_parts, BODY, 'docPr id="1"', 'docPr id="2"')) == [
        "docpr-id-unique"
    ]
    assert codes(proof, replaced(good_parts, STYLES, '"Hyperlink"', '"Link"')) == ["style-exists"]
    assert codes(proof, {BODY: good_parts[BODY]}) == []


def test_proof_keeps_nothing_of_the_document_before(good_parts: dict[str, bytes]) -> None:
    proof = PackageProof(good_parts)
    proof.prove({BODY: b"<broken"})
    assert proof.prove({BODY: good_parts[BODY]}) == []


def test_new_part_needs_its_type(good_parts: dict[str, bytes]) -> None:
    proof = PackageProof(good_parts)
    assert codes(proof, {"word/media/image2.png": b""}) == []
    assert codes(proof, {"word/media/image2.gif": b""}) == ["content-type-known"]


def test_tags_are_a_fault_of_the_document_only(good_parts: dict[str, bytes]) -> None:
    tagged = {**good_parts, **replaced(good_parts, FOOTER, "Исполнитель", "{{ исполнитель }}")}
    proof = PackageProof(tagged)
    assert proof.prove_template() == []
    # The rendering forgot the footer.
    assert codes(proof, {BODY: good_parts[BODY]}) == ["no-leftover-tags"]
    assert codes(proof, {FOOTER: good_parts[FOOTER]}) == []


def test_own_faults_of_unchanged_parts_belong_to_the_template(good_parts: dict[str, bytes]) -> None:
    good_parts.update(replaced(good_parts, FOOTER, "<w:p>", '<w:p><w:bookmarkEnd w:id="5"/>'))
    proof = PackageProof(good_parts)
    assert [fault.code for fault in proof.prove_template()] == ["bookmark-paired"]
    assert proof.prove({}) == []
    assert prove_structure(good_parts, unchanged=frozenset({FOOTER})) == []
    assert [fault.part for fault in prove_structure(good_parts)] == [FOOTER]


def test_proof_travels_to_another_process(good_parts: dict[str, bytes]) -> None:
    proof = pickle.loads(pickle.dumps(PackageProof(good_parts)))
    assert codes(proof, replaced(good_parts, BODY, "Heading1", "H")) == ["style-exists"]
