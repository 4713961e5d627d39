// Says which time zone this device is in, so that "tonight" means tonight here.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
document.querySelectorAll("input[data-time-zone]").forEach((field) => {
  if (zone && !field.value) field.value = zone;
});
