# The verify command of ./minga, which sources this file.

verify() {
    cd "$ROOT"
    ./mvnw -B -ntp verify
}
