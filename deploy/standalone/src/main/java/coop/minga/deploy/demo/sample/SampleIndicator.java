package coop.minga.deploy.demo.sample;

import coop.minga.ingest.contract.IndicatorDefinition;

/** An indicator of one cooperative with the shape of its series. */
record SampleIndicator(IndicatorDefinition definition, SeriesProfile profile) {}
