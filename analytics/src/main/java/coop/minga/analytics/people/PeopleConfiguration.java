package coop.minga.analytics.people;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Accounts, mandates and the limits of sign-in. */
@Configuration(proxyBeanMethods = false)
@Import({People.class, AddressActions.class, Mandates.class, SignInTurns.class, KnownDevices.class})
public class PeopleConfiguration {}
