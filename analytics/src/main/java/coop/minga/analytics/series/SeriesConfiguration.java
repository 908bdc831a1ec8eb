package coop.minga.analytics.series;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Readings and the series that wait for a judgement. */
@Configuration(proxyBeanMethods = false)
@Import({Readings.class, DirtyMarks.class, SuspendedSeriesStore.class})
public class SeriesConfiguration {}
