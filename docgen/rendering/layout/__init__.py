"""Helpers of layout that a template writes as tags: merged cells, lists, pictures, pages.

What a tag alone cannot do, because it needs what stands around it, is printed as a processing
instruction (:mod:`marks`) and done when the whole part is printed (:mod:`settling`).
"""
