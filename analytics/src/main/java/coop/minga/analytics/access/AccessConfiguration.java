package coop.minga.analytics.access;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Rights of viewers and the records of their use. */
@Configuration(proxyBeanMethods = false)
@Import({AccessDenials.class, Access.class, AccessLog.class})
public class AccessConfiguration {}
