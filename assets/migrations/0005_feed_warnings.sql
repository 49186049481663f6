-- What was wrong with the last sound answer of a feed though it was read, in words.
ALTER TABLE feeds ADD COLUMN warning TEXT;
