# syntax=docker/dockerfile:1
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
ARG TARGETARCH
WORKDIR /source

# What decides the restore comes first, so that a change of code does not repeat it.
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig ./
COPY QboAdmin/QboAdmin.csproj QboAdmin/
RUN dotnet restore QboAdmin -a ${TARGETARCH:-amd64}
COPY QboAdmin QboAdmin
RUN dotnet publish QboAdmin -c Release -a ${TARGETARCH:-amd64} --no-restore --no-self-contained -o /app

# Chiseled: no shell, no package manager, not root. "extra" brings ICU and time zones.
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra
WORKDIR /app
COPY --from=build /app .
ENV PORT=8080
EXPOSE 8080
ENTRYPOINT ["dotnet", "QboAdmin.dll"]
