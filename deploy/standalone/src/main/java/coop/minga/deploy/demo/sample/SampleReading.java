package coop.minga.deploy.demo.sample;

import java.time.LocalDate;

import coop.minga.ingest.contract.IndicatorCode;

/** A value as a cooperative writes it into a file. */
public record SampleReading(IndicatorCode indicator, LocalDate day, double value) {}
