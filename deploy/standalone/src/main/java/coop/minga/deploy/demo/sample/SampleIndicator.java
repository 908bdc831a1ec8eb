package coop.minga.deploy.demo.sample;

import coop.minga.ingest.contract.IndicatorDefinition;

/** An indicator of one cooperative, and how its series is shaped. */
record SampleIndicator(IndicatorDefinition definition, SeriesProfile profile) {}
