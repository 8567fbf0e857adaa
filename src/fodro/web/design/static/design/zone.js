/* Tells the server which time zone this device lives in, so that a day is a day where the person is. */

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (zone) document.cookie = `zone=${zone};path=/;max-age=31536000;samesite=strict`;
