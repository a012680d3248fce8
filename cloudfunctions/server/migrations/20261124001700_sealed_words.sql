-- What was written down of a visit and of a result is sealed like everything that people say. No key is here to seal with what
-- stands in an installation that was tried out before: it goes.
ALTER TABLE work_order ADD COLUMN note_cipher text, ADD COLUMN reason_cipher text, DROP COLUMN reason
--;
UPDATE work_order SET visit = visit - 'note' WHERE visit IS NOT NULL
--;
-- JSON of what a reopening took off the order: the visit and the result of the closing before.
ALTER TABLE order_act ADD COLUMN closing_cipher text, DROP COLUMN closing
