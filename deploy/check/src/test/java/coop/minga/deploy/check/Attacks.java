package coop.minga.deploy.check;

/** Texts that would hurt a page which did not keep them inert. */
final class Attacks {

    static final String[] ALL = {
        "<script>window.hurt = 1</script>",
        "<img src=x onerror=\"window.hurt = 1\">",
        "<svg onload=\"window.hurt = 1\"><a href=\"javascript:window.hurt=1\">x</a></svg>",
        "\"><iframe srcdoc=\"<script>parent.hurt = 1</script>\"></iframe>",
        "{{constructor.constructor('window.hurt = 1')()}} ${window.hurt = 1}",
        "</p></li><style>* { display: none }</style>",
    };

    private Attacks() {}
}
