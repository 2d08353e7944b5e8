### Leads and grid: what was done, and why not.

register-did-note-lead = Noted a lead
register-did-import-leads = Imported leads
register-did-edit-lead = Changed a lead
register-did-enter-deed = Worked on a lead
register-did-open-case-from-lead = Opened a case from a lead
register-did-import-places = Imported the grid

register-refused-empty = This lead says nothing. Write at least who, where or what.
register-refused-not-signed-for = Nobody has signed for this lead yet. Sign for it first, then check it, hand it on or settle it.
register-refused-signed-for-already = This lead was signed for already; once is enough.
register-refused-ended = This lead has ended, and nothing more can be done about it. Note a new one where there is news.
register-refused-no-case = A lead becomes a case by opening the case from it, not by an entry alone.
register-refused-no-words = Write to whom it is handed, what was done, or how it was settled.
