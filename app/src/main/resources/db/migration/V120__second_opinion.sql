-- «Cross-check» is the word for the cotejo masivo with other registries; a bimestre computed a second time is an opinion.
ALTER SCHEMA crosscheck RENAME TO opinion;
ALTER SCHEMA crosscheck_run RENAME TO opinion_run;
