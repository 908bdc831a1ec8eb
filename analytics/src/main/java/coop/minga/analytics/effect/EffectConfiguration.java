package coop.minga.analytics.effect;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Known events with what they brought. */
@Configuration(proxyBeanMethods = false)
@Import({EventActions.class, EventEffects.class, PromisedEffects.class})
public class EffectConfiguration {}
