# Words about files: bringing a copy in, taking one out.
# Plain, warm, short. Each message says what to do next.
file-blank = There is nothing in this file. Choose the one that Letdown saved.
file-too-large = This file is larger than any Letdown saves. Please choose another one.
file-not-text = This looks like a picture or an archive. Letdown reads the .json and .csv files that it saved. If it is a .zip, open it first.
file-not-ours = This file comes from another app. Letdown reads the .json and .csv files that it saved.
file-cut-off = This file stops or breaks at line { $line }. Save it again on the other phone and bring it over once more. Nothing was changed here.
file-newer = A newer Letdown saved this file (form { $version }). Update Letdown here, then try again. Nothing was changed here.
file-lines = Some lines need a second look. Nothing was changed here: mend them and choose the file again.
line-unreadable = Line { $line }: { $field ->
    [none] this line
   *[other] "{ $field }"
} is not as Letdown writes it.
line-missing = Line { $line }: "{ $field }" is not there. Please add it.
line-moment = Line { $line }: write "{ $field }" like 2026-11-22T14:10:00+01:00, with the offset at the end.
line-end-before-start = Line { $line }: the end is before the start.
line-too-long = Line { $line }: this session is longer than a day. Please check start and end.
line-number = Line { $line }: "{ $field }" must be a number, such as 60 or 60.5. Leave it out when you do not know it.
line-below-zero = Line { $line }: "{ $field }" must be 0 or more.
line-too-much = Line { $line }: "{ $field }" can be { $most } at most.
line-word = Line { $line }: "{ $field }" can be { $choices }, or nothing.
line-id = Line { $line }: the id is not one of Letdown's. For a session of your own, leave it out.
line-twice = Line { $line }: the same id stands in line { $earlier } already. For another session, leave it out.
line-columns = Line { $line }: this line has more or fewer columns than the first line.
