# One of the suite's Quarkus programs. Built by docker compose; APP is its folder, built with Maven before.
FROM eclipse-temurin:17-jre
ARG APP
WORKDIR /app
COPY --chown=10001:10001 ${APP}/target/quarkus-app/lib/ lib/
COPY --chown=10001:10001 ${APP}/target/quarkus-app/*.jar ./
COPY --chown=10001:10001 ${APP}/target/quarkus-app/app/ app/
COPY --chown=10001:10001 ${APP}/target/quarkus-app/quarkus/ quarkus/
USER 10001:10001
ENV JAVA_TOOL_OPTIONS="-Xmx192m -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError -Djava.io.tmpdir=/tmp"
ENTRYPOINT ["java", "-Djava.util.logging.manager=org.jboss.logmanager.LogManager", "-jar", "quarkus-run.jar"]
