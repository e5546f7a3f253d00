-- All rows of a document are asked for by its stream (journal_stream): nobody asks any more where it began at a bench.
DROP INDEX journal_begun;
