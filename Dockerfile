# syntax=docker/dockerfile:1
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
ARG TARGETARCH
WORKDIR /source

# What decides the restore comes first, so that a change of code does not repeat it.
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig ./
COPY QboAdmin/QboAdmin.csproj QboAdmin/
RUN dotnet restore QboAdmin -a ${TARGETARCH:-amd64}
COPY QboAdmin QboAdmin

# The repository is not here to be asked: docker build --build-arg COMMIT=$(git rev-parse HEAD) .
ARG COMMIT
RUN dotnet publish QboAdmin -c Release -a ${TARGETARCH:-amd64} --no-restore --no-self-contained -p:SourceRevisionId=$COMMIT -o /app

# Chiseled: no shell, no package manager, not root. "extra" brings ICU and time zones.
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra
WORKDIR /app
COPY --from=build /app .
ENV PORT=8080
EXPOSE 8080

# Without a shell there is no curl either: the program asks itself.
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 CMD ["dotnet", "QboAdmin.dll", "alive"]
ENTRYPOINT ["dotnet", "QboAdmin.dll"]
