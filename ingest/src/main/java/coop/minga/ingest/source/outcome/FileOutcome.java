package coop.minga.ingest.source.outcome;

public sealed interface FileOutcome permits ReadFile, RefusedFile {}
