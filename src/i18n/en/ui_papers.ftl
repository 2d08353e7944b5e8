### The papers: print, save and open the agreement.

papers-head = Agreement
papers-draft = Draft. Until it is made final, every page says DRAFT.
papers-frozen = Version { $version }, final since { $day } { $time }; of { $count }, { $signed } signed
papers-changed = Version { $version } was changed after it was made final. What prints now is the changed draft; make it final and sign again.
papers-still-a-draft = { $count ->
    [one] . 1 thing that must be there is missing: every printed page still says DRAFT
   *[other] . { $count } things that must be there are missing: every printed page still says DRAFT
}
papers-language = Language
papers-chinese = Chinese
papers-english = English
papers-english-note = Where there is no English, the Chinese is printed; the Chinese text prevails.
papers-path = Save to
papers-path-hint = Folder and file name, ending in .pdf
papers-path-missing = Please write a file name.
papers-save-as = Choose…
papers-choosing = Choosing a place
papers-save = Save the PDF
papers-open = Open
papers-saved = Saved: { $path }
papers-file-name = { $title }-agreement
papers-file-name-en = { $title }-agreement-en
papers-file-untitled = mediation
papers-to-agreement = Edit the agreement
