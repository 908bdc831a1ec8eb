package coop.minga.analytics.now;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Read models of the first page. */
@Configuration(proxyBeanMethods = false)
@Import({UnacknowledgedAlerts.class, Sparklines.class, AlertRows.class, NowPages.class, EndedAlerts.class})
public class NowConfiguration {}
