### The file of the case: its thirteen items and every paper; print and save.

papers-side-file = Papers of the file
papers-side-pages = Pages
papers-side-output = Print and save
papers-complete = The file is complete
papers-lacking = { $count ->
    [one] 1 required item is missing
   *[other] { $count } required items are missing
}
papers-save-whole = Whole file as PDF…
papers-whole-file = whole file
papers-front = Cover and catalogue
papers-beside = Handed out, not bound into the file
papers-unfit = No use in this case
papers-because = :{ " " }
papers-lack-opening = Opening: write the day of acceptance and the parties
papers-lack-notice = Notice of rights: write when it was given, and to whom
papers-lack-identity = Identity: write the ID number of every party
papers-lack-authority = Power of attorney: write the agent's authority and its day
papers-lack-inquiry = Inquiry record: write down what was said
papers-lack-record = Session record: write day and outcome of every session
papers-lack-agreement = Agreement: make it final and sign it, or say that there is none
papers-lack-performance = Proof of performance: note what was paid and keep the receipt
papers-lack-follow-up = Follow-up record: visit and write down the result
papers-lack-confirmation = Judicial confirmation: keep the court's papers
papers-lack-other = Not there yet.
papers-about-session = { $step }, { $day }
papers-about-payment = clause { $term }, { $figures } yuan
papers-about-part = clause { $term }, part { $part }, { $figures } yuan
papers-draft = Draft: something that must be there is missing, so every page says DRAFT.
papers-not-final = Not final yet.
papers-frozen = Version { $version }, final since { $day } { $time }; of { $count }, { $signed } signed
papers-changed = Version { $version } was changed after it was made final. What prints now is the changed draft; make it final and sign again.
papers-still-a-draft = { $count ->
    [one] . 1 thing that must be there is missing: every printed page still says DRAFT
   *[other] . { $count } things that must be there are missing: every printed page still says DRAFT
}
papers-language = Language
papers-chinese = Chinese
papers-english = English
papers-both = Both
papers-english-note = Where there is no English, the Chinese is printed; the Chinese text prevails.
papers-for-holders = A copy for each holder
papers-gaps = Gaps for missing characters
papers-leave-gaps = Leave gaps and write them by hand
papers-to-parties = Edit the parties
papers-edit-words = Edit the wording
papers-copies-one = This paper stays in the file; one copy is enough.
papers-save-head = Save
papers-folder = Save to folder
papers-folder-missing = Please write a folder.
papers-save-as = Save as PDF…
papers-save = Save this paper
papers-save-dossier = Save the whole file
papers-open = Open
papers-saved = Saved: { $path }
papers-file-name = { $title } { $paper }
papers-file-untitled = mediation
