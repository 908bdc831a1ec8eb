package coop.minga.analytics.catalogue;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Stores of what a federation consists of. */
@Configuration(proxyBeanMethods = false)
@Import({Units.class, Indicators.class, CooperativeKeys.class})
public class CatalogueConfiguration {}
