package coop.minga.deploy.demo.sample;

import java.util.Locale;

import coop.minga.analytics.catalogue.UnitId;

enum Sector {
    ALIMENTOS("Alimentos"),
    TALLERES("Talleres"),
    CUIDADOS("Cuidados y servicios");

    private final String title;

    Sector(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    UnitId unit() {
        return new UnitId(name().toLowerCase(Locale.ROOT));
    }
}
