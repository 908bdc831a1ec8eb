package coop.minga.ingest.source;

public sealed interface FileOutcome permits ReadFile, RefusedFile {}
