package coop.minga.deploy.demo.sample;

import java.time.LocalDate;

import coop.minga.ingest.contract.IndicatorCode;

public record SampleReading(IndicatorCode indicator, LocalDate day, double value) {}
