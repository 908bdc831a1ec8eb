package coop.minga.analytics.effect;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Beans for what announced events brought. */
@Configuration(proxyBeanMethods = false)
@Import({EventEffects.class, PromisedEffects.class})
public class EffectConfiguration {}
