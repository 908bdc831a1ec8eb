package coop.minga.ingest.source;

/** What became of a file: read row by row, or refused whole because nothing in it could be understood. */
public sealed interface FileOutcome permits ReadFile, RefusedFile {}
