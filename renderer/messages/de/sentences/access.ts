import type { access as english } from '../../../../shared/sentences/access.ts';
import type { Translation } from '../../translation.ts';

/** The German of shared/sentences/access.ts. */
export const access: Translation<typeof english> = {
  builtinToken: 'Die eingebauten Modelle brauchen kein Token.',
  cogToken: 'Ein Cog-Server braucht kein Token.',
  badToken:
    'Das Token ist leer oder enthält Leerzeichen oder andere Zeichen, die kein Token hat: Kopieren Sie es erneut aus Ihrem Konto.',
  noProvider: 'Es gibt keinen Anbieter „{{id}}“: Wählen Sie {{known}}.',
  noCog:
    'Unter Ihren Zugängen ist kein Cog-Server „{{id}}“: Fügen Sie zuerst in den Einstellungen seine Adresse hinzu.',
  stays:
    'Der Zugang {{provider}} lässt sich nicht entfernen: Entfernen Sie stattdessen sein Token.',
  lacks: '{{provider}} hat dies nicht: {{what}}. Wählen Sie einen anderen Anbieter.',
  search: 'Suche',
  examples: 'Beispiele',
  collections: 'Sammlungen',
  hardware: 'Liste der Hardware',
  ownModels: 'eigene Modelle',
  officialModels: 'offizielle Modelle',
  deployments: 'Deployments',
  trainings: 'Trainings',
  signedFiles: 'signierte Links auf Dateien',
  webhooks: 'Webhooks',
  notModel:
    '„{{text}}“ ist kein Modell: Schreiben Sie es als Besitzer/Name oder Besitzer/Name:Version.',
  notDeployment:
    '„{{text}}“ ist kein Deployment: Schreiben Sie es als Besitzer/Name, wie seine Seite es zeigt.',
  noRelease:
    'Das Deployment {{name}} sagt nicht, welche Version es ausführt, daher sind seine Eingänge unbekannt: Wählen Sie stattdessen sein Modell.',
  noSchema:
    '{{model}} gibt kein Schema, daher sind seine Eingänge unbekannt: Wählen Sie eine andere Version oder ein anderes Modell.',
  webhookSecret:
    'Das Geheimnis Ihrer Webhooks bekommt keine Seite: „patchbay webhooks secret“ gibt es aus.',
  badPublicUrl:
    '„{{text}}“ kann nicht die öffentliche Adresse sein: Geben Sie eine https://-Adresse ohne Fragezeichen, Raute oder Passwort an.',
  fixedPublicUrl:
    'Die öffentliche Adresse wurde beim Start des Servers angegeben: Starten Sie ihn mit einer anderen.',
  thirdParty:
    'LowCodeAPI ist ein Dritter zwischen Ihnen und Replicate: Ihre Prompts, Dateien und Ergebnisse gehen hindurch und können dort protokolliert werden.',
  noPublicUrl: 'Nur „patchbay serve“ kann eine öffentliche Adresse haben.',
};
